/**
 * A door in the library of the application archive. The server looks for health checks there and does not see those
 * of a web archive inside an application archive, so the web archive hands its checks through here.
 */
package io.carillon.api.health.door;
