/* Each fsync of the database's files takes SYNC_DELAY_MS longer, as on an SD card. */
#include "shim.h"

static void dawdle(int fd) {
  const char *delay = getenv("SYNC_DELAY_MS");
  if (delay && which_file(fd) != OTHER) usleep(1000 * atoi(delay));
}

int fsync(int fd) {
  REAL(int, fsync, int);
  dawdle(fd);
  return real_fsync(fd);
}

int fdatasync(int fd) {
  REAL(int, fdatasync, int);
  dawdle(fd);
  return real_fdatasync(fd);
}
