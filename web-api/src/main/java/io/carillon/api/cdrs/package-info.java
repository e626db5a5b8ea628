/** Call records: searching them page by page, newest first, as JSON or as a table for a spreadsheet. */
package io.carillon.api.cdrs;
