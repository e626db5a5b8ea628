/**
 * Auto attendant: a number that asks its callers where they want to go.
 *
 * <p>What the user gets: a caller hears the greeting of a menu and presses a key, which takes it to a number of the house, to
 * another menu, to a number outside, where a program elsewhere says, back to the beginning, or ends the call; where the menu
 * allows it, the number of an extension can be pressed instead. Who says nothing, or nothing that means anything, is asked again
 * as often as the menu says, and then goes where the menu says. Who is taken to a number that nobody answers hears so and is
 * asked again. Who is asked: everybody who dials or is sent to the number of a menu, from inside or outside. Settings: the
 * feature's switch and {@code /api/menus}. Limits: outside of the house a menu reaches what its own permission allows, and no
 * number for help; eight menus deep, and forty choices in one call.
 */
package io.carillon.feature.attendant;
