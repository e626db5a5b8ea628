/**
 * JSON for records, strictly: a body is an object whose fields are exactly the components of the record it becomes,
 * and every field that is unknown, of the wrong type or invalid is named in the answer.
 */
package io.carillon.api.json;
