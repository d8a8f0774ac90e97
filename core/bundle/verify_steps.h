/*
 * verify_steps.h - what VERIFY.txt and CHECK.txt say in the same words
 *
 * The commands run in the folder of the bundle or pack; $WORK is an empty one.
 */
#ifndef VERIFY_STEPS_H
#define VERIFY_STEPS_H

/* Steps 4 to 6: the time-stamps and the signature, with openssl alone. */
#define VERIFY_STEPS_SIGNATURE \
"4. The time-stamp beside the signature, and its time as a number.\n" \
"\n" \
"$ S=signatures/tagmanifest-sha256.txt.p7s\n" \
"$ openssl ts -verify -data $S -in $S.tsr -CAfile \"$TSA2\"\n" \
"$ openssl ts -reply -in $S.tsr -text > \"$WORK/reply.txt\"\n" \
"$ WHEN=$(sed -n 's/^Time stamp: //p' \"$WORK/reply.txt\")\n" \
"$ T=$(date -u -d \"$WHEN\" +%s)\n" \
"\n" \
"5. The signature, as of that time.  -binary is needed: without it openssl\n" \
"   changes the line ends before it compares.\n" \
"\n" \
"$ openssl cms -verify -binary -cades -purpose any -inform DER -in $S \\\n" \
">   -content tagmanifest-sha256.txt -CAfile \"$SIGNER\" -attime $T \\\n" \
">   -out /dev/null\n" \
"\n" \
"6. The time-stamp inside the signature.  It is over the signature's value,\n" \
"   the last OCTET STRING before it.\n" \
"\n" \
"$ openssl asn1parse -inform DER -in $S > \"$WORK/p7s.txt\"\n" \
"$ SIG=$(awk -F: '/prim: OCTET STRING/ { at = $1 }\n" \
">   /id-smime-aa-timeStampToken/ { print at + 0; exit }' \"$WORK/p7s.txt\")\n" \
"$ SEQ=$(awk -F: 'found && /SEQUENCE/ { print $1 + 0; exit }\n" \
">   /id-smime-aa-timeStampToken/ { found = 1 }' \"$WORK/p7s.txt\")\n" \
"$ openssl asn1parse -inform DER -in $S -strparse $SEQ -noout \\\n" \
">   -out \"$WORK/token.der\"\n" \
"$ openssl asn1parse -inform DER -in $S -strparse $SIG -noout \\\n" \
">   -out \"$WORK/value.bin\"\n" \
"$ openssl ts -verify -data \"$WORK/value.bin\" -in \"$WORK/token.der\" \\\n" \
">   -token_in -CAfile \"$TSA1\"\n" \
"\n"

/* What is different elsewhere, and later. */
#define VERIFY_STEPS_ELSEWHERE \
"All commands must end without an error.  A bundle made without a second\n" \
"authority has no .tsr: leave out step 4 and take the time from step 6\n" \
"(openssl ts -reply -token_in -in \"$WORK/token.der\" -token_out -text).\n" \
"\n" \
"macOS: \"shasum -a 256\" for sha256sum, \"date -j -u -f '%b %e %T %Y GMT'\"\n" \
"for \"date -u -d\", and OpenSSL 3 from Homebrew: the system's openssl is\n" \
"LibreSSL and does not know -cades.\n" \
"Windows: all of it runs in WSL and in Git Bash.  tar.exe of older versions\n" \
"does not unpack .tar.zst.\n" \
"\n" \
"After its authority's certificate has ended a time-stamp no longer verifies\n" \
"as of today; -attime with a time in its life shows that it did.\n"

#endif
