/**
 * Work that runs beside the calls: rolling finished calls up into hours and days.
 */
package io.carillon.batch;
