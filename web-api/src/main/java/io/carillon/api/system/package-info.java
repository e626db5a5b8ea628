/**
 * How the system is: what it counts, what it depends on, and whether that works. Health and metrics ask the same
 * beans.
 */
package io.carillon.api.system;
