// Linux calls that the C library declares only under _GNU_SOURCE, which Swift's Glibc module is built without.
#ifndef CLINUX_SHIM_H
#define CLINUX_SHIM_H

/// Renames; with RENAME_EXCHANGE, swaps two names in one step. See renameat2(2).
int renameat2(int old_folder, const char *old_name, int new_folder, const char *new_name, unsigned int flags);
enum { CLINUX_RENAME_EXCHANGE = 1 << 1 };

/// With CLONE_FS, gives the calling thread a umask of its own. See unshare(2).
int unshare(int flags);
enum { CLINUX_CLONE_FS = 0x200 };

/// With CLINUX_WRITE_NOW, begins to bring a part of a file to the disk and waits for nothing. See sync_file_range(2).
int sync_file_range(int file, long offset, long count, unsigned int flags);
enum { CLINUX_WRITE_NOW = 2 };

#endif
