/**
 * What the switch says: recordings by name, numbers and dates put together of them by the grammar of four languages, texts
 * spoken by an engine outside, and music for those who wait.
 *
 * <p>Everything that reads a file or starts a process is done by the few threads of {@link
 * io.carillon.rtp.prompt.PromptStudio}, and kept; what is known already costs a look into a table. Nobody is left in silence:
 * what is missing is said by two short tones and a line of the log.
 */
package io.carillon.rtp.prompt;
