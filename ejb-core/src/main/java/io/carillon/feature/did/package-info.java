/**
 * Direct inward dialling: calls from outside reach the extension that the called number belongs to.
 *
 * <p>What the user gets: a number of the public network that rings at a desk. Who is asked: every call that comes in on
 * a trunk, before anybody else may say something about its number. Settings: the numbers, by API. Limits: a number
 * that is not the house's is refused; a call from outside never reaches a feature code, and never an extension that no
 * number leads to.
 */
package io.carillon.feature.did;
