/* What the shims share: which of the database's files a descriptor is. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

/* The C library's own function of the same name; looked up at its first use. */
#define REAL(type, name, ...)                              \
  static type (*real_##name)(__VA_ARGS__);                 \
  if (!real_##name) real_##name = dlsym(RTLD_NEXT, #name)

enum database_file { OTHER = 0, DATABASE = 'd', WAL = 'w', SHM = 's', FOLDER = 'f' };

/* SHIM_DATABASE names the database; its companions end in -wal and -shm. */
static inline enum database_file which_file(int fd) {
  const char *database = getenv("SHIM_DATABASE");
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (!database || length <= 0) return OTHER;
  path[length] = 0;
  size_t base = strlen(database);
  if (strncmp(path, database, base) == 0) {
    if (!path[base]) return DATABASE;
    if (strcmp(path + base, "-wal") == 0) return WAL;
    if (strcmp(path + base, "-shm") == 0) return SHM;
    return OTHER;
  }
  const char *slash = strrchr(database, '/');
  int is_folder = slash && (size_t)length == (size_t)(slash - database);
  return is_folder && strncmp(path, database, length) == 0 ? FOLDER : OTHER;
}
