package org.factbot.knowledge;

/** A value as it was read, with where it stands. Immutable where the value is. */
record Located<T>(T value, Place place) {}
