/** Records of calls for help as rows that the database itself refuses to delete. */
package io.carillon.emergency.store;
