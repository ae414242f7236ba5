"""Start a worker."""

from briefgen.worker.process import main

main()
