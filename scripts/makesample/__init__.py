"""What scripts/make-sample runs: the binary parts of the sample library, made from nothing."""
