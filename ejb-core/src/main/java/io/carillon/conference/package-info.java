/**
 * Conference rooms: what is set for them, and who is in which now. A room is nothing but the calls that a feature has for it:
 * it begins with the first, ends with the last, however they end, and is there again after a start of the application. Calls
 * meet rooms in {@code io.carillon.feature.conference}; the settings are stored with the others that give numbers a meaning
 * ({@code io.carillon.trunk}).
 */
package io.carillon.conference;
