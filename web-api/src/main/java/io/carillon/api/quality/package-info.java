/** How calls sounded: those in which somebody heard badly, from the records of finished calls. */
package io.carillon.api.quality;
