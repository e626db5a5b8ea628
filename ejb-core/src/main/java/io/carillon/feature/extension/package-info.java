/**
 * Extension routing: what a number stands for.
 *
 * <p>What the user gets: dialling an extension rings all its telephones together; dialling a feature code reaches the
 * feature. Who is asked: every number that has not been tried. Settings: {@code carillon.call.ring-timeout} (seconds,
 * 30) for extensions that did not choose. Limits: a feature code must be dialled by its own user; nobody is forwarded
 * or handed on to one.
 */
package io.carillon.feature.extension;
