/**
 * Ring groups: people who take calls for one another.
 *
 * <p>What the user gets: a number behind which several telephones ring, all together with delays or one after the
 * other, in an order that the strategy of the group makes; the first that answers has the call, and when nobody does
 * it goes where the group says. Who is asked: calls to a group's number, whoever sent them there, and for each member.
 * Settings: {@code /api/ring-groups}. Limits: 32 members; members are extensions and numbers outside, never groups;
 * do-not-disturb of a member holds, its forwarding is not followed; the group answers for calls that leave the house.
 */
package io.carillon.feature.group;
