/**
 * Conferences: whoever calls the number of a room is asked for its PIN, three times, and talks with all who are in it. Keys
 * after a star change how loud one is and hears; moderators lock, mute, record, remove and end. Asked: callers of the numbers in
 * {@code /api/conferences}, and whoever is called into a room. What is set, who is in and what is told to whom stands in
 * {@code io.carillon.conference}. Limits: {@code maximum} of the room, PINs of 4 to 12 digits.
 */
package io.carillon.feature.conference;
