package io.carillon.batch;

import io.carillon.history.Past;

/** A row of history or audit whose time is over. */
record Old(Past.Book book, Past.Line line) {}
