/** The OpenAPI document: what the annotations on resources leave unsaid because it is the same everywhere. */
package io.carillon.api.description;
