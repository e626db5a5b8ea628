/** Hostile input made by rule: seeds that every run repeats, corpora that every module keeps, one oracle for all. */
package io.carillon.fuzz;
