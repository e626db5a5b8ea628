/** Who changed what: the trail that every change of the directory leaves, read page by page, newest first. */
package io.carillon.api.audit;
