// Bytes to records and back; the only place that calls libcsv.
