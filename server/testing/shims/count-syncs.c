/* Counts fsync and fdatasync of the process it is preloaded into, and says so at exit. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

static long syncs;
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

int fsync(int fd) {
  if (!real_fsync) real_fsync = dlsym(RTLD_NEXT, "fsync");
  __atomic_add_fetch(&syncs, 1, __ATOMIC_RELAXED);
  return real_fsync(fd);
}

int fdatasync(int fd) {
  if (!real_fdatasync) real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  __atomic_add_fetch(&syncs, 1, __ATOMIC_RELAXED);
  return real_fdatasync(fd);
}

__attribute__((destructor)) static void report(void) { fprintf(stderr, "syncs=%ld\n", syncs); }
