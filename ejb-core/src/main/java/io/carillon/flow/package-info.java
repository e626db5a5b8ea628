/** Where calls may go from a number, as a map: what stands where, what leads where, and what is wrong with it. Pure. */
package io.carillon.flow;
