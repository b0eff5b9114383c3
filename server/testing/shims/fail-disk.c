/*
 * Lets calls on the database's files fail. The file that DISK_FAULTS names says which, in one
 * line: CALL FILE ERROR FIRST LAST, for example "write any 28 3 999999" (28 is ENOSPC): the third
 * and all later writes since the line was written. CALL is write or sync, FILE is any, d or w.
 * No file, no faults. Each failure is appended to the file DISK_FAULTS.log.
 */
#include "shim.h"
#include <fcntl.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int read_line(char *line, size_t size) {
  const char *path = getenv("DISK_FAULTS");
  int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (fd < 0) return 0;
  ssize_t length = read(fd, line, size - 1);
  close(fd);
  line[length > 0 ? length : 0] = 0;
  return length > 0;
}

static void note(const char *call, enum database_file file) {
  char path[4096], text[64];
  snprintf(path, sizeof path, "%s.log", getenv("DISK_FAULTS"));
  int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd < 0) return;
  int length = snprintf(text, sizeof text, "%s %c\n", call, (char)file);
  REAL(ssize_t, write, int, const void *, size_t);
  if (real_write(fd, text, length) < 0) perror("fail-disk");
  close(fd);
}

/* The errno this call is to fail with, or 0. */
static int fault(const char *call, int fd) {
  static char current[128];
  static long calls;
  char line[128] = "", wanted[16] = "", files[16] = "";
  int error = 0;
  long first = 0, last = 0;
  enum database_file file = which_file(fd);
  if (file == OTHER || file == FOLDER || !read_line(line, sizeof line)) return 0;
  if (sscanf(line, "%15s %15s %d %ld %ld", wanted, files, &error, &first, &last) != 5) return 0;
  if (strcmp(wanted, call) != 0) return 0;
  if (strcmp(files, "any") != 0 && files[0] != (char)file) return 0;
  pthread_mutex_lock(&lock);
  if (strcmp(line, current) != 0) {
    strcpy(current, line);
    calls = 0;
  }
  calls += 1;
  int fails = calls >= first && calls <= last;
  pthread_mutex_unlock(&lock);
  if (fails) note(call, file);
  return fails ? error : 0;
}

#define FAIL(call, fd)                \
  do {                                \
    int error = fault(call, fd);      \
    if (error) {                      \
      errno = error;                  \
      return -1;                      \
    }                                 \
  } while (0)

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
  REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
  FAIL("write", fd);
  return real_pwrite64(fd, data, size, at);
}

int ftruncate64(int fd, off64_t size) {
  REAL(int, ftruncate64, int, off64_t);
  FAIL("write", fd);
  return real_ftruncate64(fd, size);
}

int fsync(int fd) {
  REAL(int, fsync, int);
  FAIL("sync", fd);
  return real_fsync(fd);
}

int fdatasync(int fd) {
  REAL(int, fdatasync, int);
  FAIL("sync", fd);
  return real_fdatasync(fd);
}
