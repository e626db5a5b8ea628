/** Conference rooms for administrators and supervisors: what is set for them, and who is in them now. */
package io.carillon.api.conferences;
