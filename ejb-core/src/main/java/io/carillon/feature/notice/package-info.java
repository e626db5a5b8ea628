/**
 * Emergency notice: what a desk hears that picks up the call telling of a call for help.
 *
 * <p>What the user gets: a telephone that rings and shows who called for help from where; a tone when it is picked up.
 * Who is asked: the desks that the emergency settings name, by a call that the house places itself to {@code *0911}.
 * Settings: the desks, by API. Limits: it tells nothing by voice, the display says it.
 */
package io.carillon.feature.notice;
