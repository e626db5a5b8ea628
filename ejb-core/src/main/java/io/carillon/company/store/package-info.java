/** Which extension follows which entry of the company's directory, and what the last run did. */
package io.carillon.company.store;
