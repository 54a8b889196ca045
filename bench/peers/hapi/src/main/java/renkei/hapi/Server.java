package renkei.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.provider.ValueSetOperationProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.Locale;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.ServerConnector;
import org.hl7.fhir.utilities.settings.FhirSettings;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A HAPI FHIR JPA server (R4) on a free port of this machine; says its address when it answers. */
public class Server {
  /** JDBC URL; without one an H2 database in memory, gone with the process. */
  static final String DATABASE = System.getProperty("database", "jdbc:h2:mem:hapi;DB_CLOSE_DELAY=-1");

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    FhirSettings.setProhibitNetworkAccess(true);
    var jetty = new org.eclipse.jetty.server.Server();
    var connector = new ServerConnector(jetty);
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.getInteger("port", 0));
    jetty.addConnector(connector);
    connector.open();
    String address = "http://127.0.0.1:" + connector.getLocalPort() + "/fhir";

    var beans = new AnnotationConfigApplicationContext(ServerConfig.class);
    var handler = new ServletContextHandler("/");
    handler.addServlet(new ServletHolder(servlet(beans, address)), "/fhir/*");
    jetty.setHandler(handler);
    jetty.start();
    System.out.println("HAPI " + address);
    jetty.join();
  }

  private static RestfulServer servlet(AnnotationConfigApplicationContext beans, String address) {
    IFhirSystemDao<?, ?> system = beans.getBean(IFhirSystemDao.class);
    FhirContext context = system.getContext();
    var server = new RestfulServer(context);
    server.registerProviders(beans.getBean(ResourceProviderFactory.class).createProviders());
    server.registerProvider(beans.getBean(JpaSystemProvider.class));
    server.registerProvider(beans.getBean(ValueSetOperationProvider.class));
    server.setServerConformanceProvider(new JpaCapabilityStatementProvider(
        server, system, beans.getBean(JpaStorageSettings.class), beans.getBean(ISearchParamRegistry.class),
        beans.getBean(IValidationSupport.class)));
    server.setPagingProvider(beans.getBean(DatabaseBackedPagingProvider.class));
    server.setServerAddressStrategy(new HardcodedServerAddressStrategy(address));
    return server;
  }
}
