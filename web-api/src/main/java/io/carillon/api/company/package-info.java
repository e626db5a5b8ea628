/** What a tenant takes from the company's directory, over REST. */
package io.carillon.api.company;
