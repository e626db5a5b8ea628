/** Where calls go, as a map; drafts of changes to it, and the versions that were published. */
package io.carillon.api.flows;
