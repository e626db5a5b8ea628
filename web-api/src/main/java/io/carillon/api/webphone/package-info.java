/** The telephone in the browser of somebody who is logged in. */
package io.carillon.api.webphone;
