/* libcsv alone: tokenises files and counts fields and records, on one thread or on two. The floor under anything that
   reads CSV through libcsv.

       libcsv_floor THREADS FILE...

   Each thread takes a share of each file, from the first line end behind its beginning on: in the benchmark's data no
   record that stands there holds a line end in quotes, and a check on the counts tells if one did. */

#include <csv.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 1 << 19 };

struct share {
  const char *path;
  off_t from, to;
  long fields, records;
};

static void on_field(void *text, size_t length, void *share) {
  (void)text, (void)length;
  ((struct share *)share)->fields++;
}

static void on_record(int end, void *share) {
  (void)end;
  ((struct share *)share)->records++;
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

/* The place behind the first line end at or after a place of the file. */
static off_t record_start(int file, off_t place) {
  char block[4096];
  ssize_t count;
  if (place == 0) return 0;
  while ((count = pread(file, block, sizeof block, place)) > 0)
    for (ssize_t i = 0; i < count; i++, place++)
      if (block[i] == '\n') return place + 1;
  return place;
}

static void *tokenise(void *argument) {
  struct share *share = argument;
  struct csv_parser parser;
  char *block = malloc(BLOCK);
  int file = open(share->path, O_RDONLY);
  if (file < 0 || !block || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI)) fail(share->path);
  off_t at = record_start(file, share->from), end = record_start(file, share->to);
  while (at < end) {
    size_t wanted = end - at < BLOCK ? (size_t)(end - at) : BLOCK;
    ssize_t count = pread(file, block, wanted, at);
    if (count <= 0) fail(share->path);
    if (csv_parse(&parser, block, (size_t)count, on_field, on_record, share) != (size_t)count) {
      fprintf(stderr, "%s: %s\n", share->path, csv_strerror(csv_error(&parser)));
      exit(1);
    }
    at += count;
  }
  csv_fini(&parser, on_field, on_record, share);
  csv_free(&parser);
  free(block);
  close(file);
  return NULL;
}

int main(int count, char **arguments) {
  int threads = count > 2 ? atoi(arguments[1]) : 0;
  if (threads < 1 || threads > 64) return fprintf(stderr, "usage: libcsv_floor THREADS FILE...\n"), 64;
  for (int i = 2; i < count; i++) {
    struct stat status;
    struct share shares[64] = {{0}};
    pthread_t workers[64];
    long fields = 0, records = 0;
    if (stat(arguments[i], &status)) fail(arguments[i]);
    for (int t = 0; t < threads; t++) {
      shares[t].path = arguments[i];
      shares[t].from = status.st_size / threads * t;
      shares[t].to = t + 1 < threads ? status.st_size / threads * (t + 1) : status.st_size;
      if (pthread_create(&workers[t], NULL, tokenise, &shares[t])) fail("pthread_create");
    }
    for (int t = 0; t < threads; t++) {
      pthread_join(workers[t], NULL);
      fields += shares[t].fields;
      records += shares[t].records;
    }
    printf("%s: %ld records, %ld fields\n", arguments[i], records, fields);
  }
  return 0;
}
