/** Lists of extensions that a telephone watches with a single subscription (RFC 4662). */
package io.carillon.api.watchlists;
