"""The tests of briefgen; a package by name, as a library brings one of this name along, too."""
