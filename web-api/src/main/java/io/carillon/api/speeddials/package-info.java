/** Speed dial: short codes for long numbers. */
package io.carillon.api.speeddials;
