/** Keys of programs: made once, shown once, deleted when they are not needed any more. */
package io.carillon.api.apikeys;
