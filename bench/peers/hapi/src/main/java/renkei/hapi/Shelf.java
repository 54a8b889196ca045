package renkei.hapi;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;

/** What was read from files: conformance resources by URL, everything by Type/id, entries of Bundles too. */
class Shelf extends PrePopulatedValidationSupport {
  private static final String COMPLIES = "http://hl7.org/fhir/StructureDefinition/structuredefinition-compliesWithProfile";

  private final Map<String, MetadataResource> byUrl = new HashMap<>();
  private final Map<String, Resource> byTypeAndId = new HashMap<>();

  Shelf(FhirContext context) {
    super(context);
  }

  void put(Resource resource) {
    if (resource.hasId()) byTypeAndId.put(resource.fhirType() + "/" + resource.getIdElement().getIdPart(), resource);
    if (resource instanceof Bundle bundle) {
      for (var entry : bundle.getEntry()) if (entry.hasResource()) put(entry.getResource());
    } else if (resource instanceof MetadataResource canonical && canonical.hasUrl()) {
      byUrl.put(canonical.getUrl(), canonical);
      addResource(canonical);
    }
  }

  /** Definitions out of a folder; what HAPI cannot read is left out, as a server would. */
  void putAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        String name = file.getFileName().toString();
        if (!name.matches("(StructureDefinition|ValueSet|CodeSystem)-.*")) continue;
        put((Resource) getFhirContext().newJsonParser().parseResource(Files.readString(file)));
      }
    }
  }

  boolean has(String canonical) {
    return byUrl.containsKey(canonical.split("[|#]")[0]);
  }

  Resource find(String typeAndId) {
    return byTypeAndId.get(typeAndId.replaceFirst("/_history/.*", ""));
  }

  /** Profiles of others that those of the resource say to comply with, as far as they are here. */
  List<String> alsoValidAgainst(Resource resource) {
    var found = new ArrayList<String>();
    for (var profile : resource.getMeta().getProfile()) {
      if (!(byUrl.get(profile.getValue()) instanceof StructureDefinition ours)) continue;
      for (Extension extension : ours.getExtensionsByUrl(COMPLIES)) {
        String url = extension.getValue().primitiveValue().split("\\|")[0];
        if (has(url)) found.add(url);
      }
    }
    return found;
  }

  // Questionnaires too, which the class above leaves out.
  @Override
  public <T extends IBaseResource> T fetchResource(Class<T> type, String url) {
    if (url != null && type != null) {
      MetadataResource found = byUrl.get(url.split("\\|")[0]);
      if (type.isInstance(found)) return type.cast(found);
    }
    return super.fetchResource(type, url);
  }
}
