/**
 * How features take part in calls.
 *
 * <p>A {@link io.carillon.feature.RoutingFeature} is asked before a telephone is offered a call and answers with a
 * {@link io.carillon.feature.Verdict}; a {@link io.carillon.feature.HostingFeature} has the caller itself for a while.
 * A feature sees what it is given, never sends, and never knows another feature: it names a number or a destination.
 * {@link io.carillon.feature.FeatureCatalog} asks them in order and turns what they say into one route. A feature that
 * throws is passed over, with a numbered log line and a count: no feature can take the switch down.
 */
package io.carillon.feature;
