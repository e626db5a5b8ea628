/**
 * Dial by name: a caller spells the name of whom he wants with the letters on the keys.
 *
 * <p>What the user gets: {@code *411}, and the action {@code NAME} of a menu, ask for a name; the keys of its first
 * letters, first name or last, are enough, pound ends them. Who has such a name is said, and chosen with a key.
 * Settings: display names of extensions; names of one letter and extensions that are switched off are not found.
 * Limits: at most eight are offered; three names in vain end it. Names are spoken by the speech engine. Who
 * comes from a menu is spoken to in its language, everybody else in the own.
 */
package io.carillon.feature.names;
