/*
 * Writes down, in order, everything a power cut could lose: each write, truncation and fsync of
 * the database's files, and each HTTP answer 2xx, which is a promise. The file RECORDING gets
 * records of: kind (1 byte), file (1 byte), offset (8 bytes), length (4 bytes), data.
 * A write is recorded after it was done, an fsync after it returned, a promise before it is sent.
 */
#include "shim.h"
#include <fcntl.h>
#include <stdint.h>
#include <sys/uio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void put(char kind, enum database_file file, uint64_t at, const struct iovec *parts,
                int count) {
  static int log = -1;
  REAL(ssize_t, writev, int, const struct iovec *, int);
  struct iovec all[66];
  char head[14];
  uint32_t length = 0;
  for (int i = 0; i < count; i++) length += parts[i].iov_len;
  head[0] = kind;
  head[1] = (char)file;
  memcpy(head + 2, &at, 8);
  memcpy(head + 10, &length, 4);
  all[0] = (struct iovec){head, sizeof head};
  memcpy(all + 1, parts, count * sizeof *parts);
  pthread_mutex_lock(&lock);
  if (log < 0) log = open(getenv("RECORDING"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (real_writev(log, all, count + 1) != (ssize_t)(sizeof head + length)) abort();
  pthread_mutex_unlock(&lock);
}

static int is_promise(const struct iovec *parts, int count) {
  static const char start[] = "HTTP/1.1 20";
  return count > 0 && count < 64 && parts[0].iov_len > sizeof start &&
         memcmp(parts[0].iov_base, start, sizeof start - 1) == 0;
}

ssize_t write(int fd, const void *data, size_t size) {
  REAL(ssize_t, write, int, const void *, size_t);
  struct iovec part = {(void *)data, size};
  if (is_promise(&part, 1)) put('p', OTHER, 0, &part, 1);
  return real_write(fd, data, size);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL(ssize_t, writev, int, const struct iovec *, int);
  if (is_promise(parts, count)) put('p', OTHER, 0, parts, count);
  return real_writev(fd, parts, count);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
  REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
  ssize_t done = real_pwrite64(fd, data, size, at);
  enum database_file file = which_file(fd);
  if (done > 0 && (file == DATABASE || file == WAL)) {
    struct iovec part = {(void *)data, done};
    put('w', file, at, &part, 1);
  }
  return done;
}

int ftruncate64(int fd, off64_t size) {
  REAL(int, ftruncate64, int, off64_t);
  int result = real_ftruncate64(fd, size);
  enum database_file file = which_file(fd);
  if (result == 0 && (file == DATABASE || file == WAL)) put('t', file, size, NULL, 0);
  return result;
}

static void synced(int fd) {
  enum database_file file = which_file(fd);
  if (file == DATABASE || file == WAL || file == FOLDER) put('s', file, 0, NULL, 0);
}

int fsync(int fd) {
  REAL(int, fsync, int);
  int result = real_fsync(fd);
  if (result == 0) synced(fd);
  return result;
}

int fdatasync(int fd) {
  REAL(int, fdatasync, int);
  int result = real_fdatasync(fd);
  if (result == 0) synced(fd);
  return result;
}
