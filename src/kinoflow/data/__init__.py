"""From motion files to training batches: sources, filters, segments, captions, shards, loader."""
