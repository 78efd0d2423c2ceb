"""The certificate that all servers show: self-signed, of a P-256 key, so that signing costs each the same."""

from .commands import output


class Certificate:
    """The files, in the forms that the servers want them in."""

    def __init__(self, folder):
        folder.mkdir()
        self.certificate = folder / "certificate.pem"
        self.key = folder / "key.pem"
        self.both = folder / "both.pem"
        self.pkcs12 = folder / "both.p12"
        self.pkcs12_password = "bench-password"
        request = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        request += ["-keyout", self.key, "-out", self.certificate, "-days", "30", "-subj", "/CN=localhost"]
        output([*request, "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"])
        self.both.write_text(self.key.read_text("utf-8") + self.certificate.read_text("utf-8"), encoding="utf-8")
        export = ["openssl", "pkcs12", "-export", "-in", self.both, "-out", self.pkcs12, "-name", "bench"]
        output([*export, "-passout", f"pass:{self.pkcs12_password}"])
        for file in (self.key, self.both, self.pkcs12):
            file.chmod(0o600)
