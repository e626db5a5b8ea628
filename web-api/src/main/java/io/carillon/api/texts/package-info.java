/** Texts between extensions, read and sent without a telephone. */
package io.carillon.api.texts;
