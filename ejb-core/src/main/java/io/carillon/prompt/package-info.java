/**
 * The recordings that a house makes for its menus. They are kept, checked and played by the adapter, where calls hear them;
 * here people hand them in, and what they did is noted in the audit.
 */
package io.carillon.prompt;
