/**
 * Echo test: a caller hears himself.
 *
 * <p>What the user gets: {@code *43} explains in a sentence what comes, which any key cuts short, and then gives the caller
 * back what he says, through the same codecs, buffers and packets as any conversation. Star explains again, pound ends it.
 * Who is asked: whoever dials it, or is sent there by a menu. Settings: the feature's switch, {@code
 * carillon.echo.delay-millis} for those who want to finish a word before it comes back, {@code carillon.echo.longest-seconds}
 * after which the caller is let go. Limits: keys are not given back.
 */
package io.carillon.feature.echo;
