/** Screening: whom the house, or one extension, does not want to hear. */
package io.carillon.api.screening;
