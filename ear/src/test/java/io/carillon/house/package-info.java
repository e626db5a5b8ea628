/** The rules of the house, as tests: who may know whom, what a file may look like. */
package io.carillon.house;
