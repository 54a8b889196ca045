package renkei.hapi;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.common.hapi.validation.validator.FhirDefaultPolicyAdvisor;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.JsonParser;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.CanonicalType;
import org.hl7.fhir.r5.utils.validation.IResourceValidator;
import org.hl7.fhir.r5.utils.validation.IValidatorResourceFetcher;
import org.hl7.fhir.r5.utils.validation.constants.ReferenceValidationPolicy;

/** Follows references between the files: what they name must be there, and of an allowed type. */
class Neighbours implements IValidatorResourceFetcher {
  private final Shelf shelf;
  private final IWorkerContext worker;
  private final FhirContext context;
  private final String base;

  Neighbours(Shelf shelf, IWorkerContext worker, String base) {
    this.shelf = shelf;
    this.worker = worker;
    this.context = shelf.getFhirContext();
    this.base = base;
  }

  static FhirDefaultPolicyAdvisor policy() {
    return new FhirDefaultPolicyAdvisor() {
      @Override
      public ReferenceValidationPolicy policyForReference(
          IResourceValidator validator, Object appContext, String path, String url, ReferenceDestinationType type) {
        return url.matches("[A-Z]\\w+/[A-Za-z0-9.-]{1,64}(/_history/.*)?")
            ? ReferenceValidationPolicy.CHECK_EXISTS_AND_TYPE
            : ReferenceValidationPolicy.IGNORE;
      }
    };
  }

  @Override
  public Element fetch(IResourceValidator validator, Object appContext, String url) throws IOException {
    Resource found = shelf.find(url);
    if (found == null) return null;
    byte[] json = context.newJsonParser().encodeResourceToString(found).getBytes(StandardCharsets.UTF_8);
    return new JsonParser(worker).parseSingle(new ByteArrayInputStream(json), null);
  }

  /** Canonicals of our own must be among the files; those of others are not ours to have. */
  @Override
  public boolean resolveURL(
      IResourceValidator validator, Object appContext, String path, String url, String type, boolean canonical, List<CanonicalType> targets) {
    // It also asks whether the same URL with http: would have been known.
    return !canonical || !url.replaceFirst("^http:", "https:").startsWith(base) || shelf.has(url);
  }

  @Override
  public byte[] fetchRaw(IResourceValidator validator, String url) {
    return null;
  }

  @Override
  public IValidatorResourceFetcher setLocale(Locale locale) {
    return this;
  }

  @Override
  public CanonicalResource fetchCanonicalResource(IResourceValidator validator, Object appContext, String url) {
    return null;
  }

  @Override
  public boolean fetchesCanonicalResource(IResourceValidator validator, String url) {
    return false;
  }

  @Override
  public Set<ResourceVersionInformation> fetchCanonicalResourceVersions(
      IResourceValidator validator, Object appContext, String url) {
    return Set.of();
  }
}
