/** Properties that hold for every value, tried on many made-up ones. */
package io.carillon.trial;
